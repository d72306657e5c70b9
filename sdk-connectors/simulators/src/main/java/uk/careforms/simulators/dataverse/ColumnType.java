package uk.careforms.simulators.dataverse;

import java.util.Locale;

/** The column types of "Column data types in Microsoft Dataverse" that a front door needs. */
enum ColumnType {
    STRING("String", "Edm.String"),
    MEMO("Memo", "Edm.String"),
    INTEGER("Integer", "Edm.Int32"),
    DECIMAL("Decimal", "Edm.Decimal"),
    BOOLEAN("Boolean", "Edm.Boolean"),
    PICKLIST("Picklist", "Edm.Int32"),
    STATE("State", "Edm.Int32"),
    STATUS("Status", "Edm.Int32"),
    DATE_ONLY("DateTime", "Edm.Date"),
    DATE_TIME("DateTime", "Edm.DateTimeOffset");

    private final String attributeType;
    private final String edm;

    ColumnType(String attributeType, String edm) {
        this.attributeType = attributeType;
        this.edm = edm;
    }

    /** The name in table definitions. */
    String attributeType() {
        return attributeType;
    }

    /** The name in error messages. */
    String edm() {
        return edm;
    }

    boolean isText() {
        return this == STRING || this == MEMO;
    }

    boolean isChoice() {
        return this == PICKLIST || this == STATE || this == STATUS;
    }

    /** Reads the name used in {@code tables.json}. */
    static ColumnType named(String name) {
        return switch (name) {
            case "DateOnly" -> DATE_ONLY;
            case "DateTime" -> DATE_TIME;
            default -> valueOf(name.toUpperCase(Locale.ROOT));
        };
    }
}
