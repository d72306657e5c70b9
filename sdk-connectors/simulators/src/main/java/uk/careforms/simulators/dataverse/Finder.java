package uk.careforms.simulators.dataverse;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds rows by address: primary key, alternate key, or a reference to an earlier part of a batch. */
final class Finder {

    private final Schema schema;
    private final Store store;
    private final String root;

    /** @param root the service root in full, without a slash at the end */
    Finder(Schema schema, Store store, String root) {
        this.schema = schema;
        this.store = store;
        this.root = root;
    }

    Table table(Address address) {
        return address.table(schema);
    }

    Optional<Row> find(Table table, Address address) {
        Optional<UUID> id = address.id();
        return id.isPresent() ? store.find(table, id.get()) : byAlternateKey(table, address.alternateKey(table));
    }

    /** The row, or the refusal that the service gives. */
    Row require(Table table, Address address) {
        return find(table, address)
                .orElseThrow(() ->
                        address.id().map(id -> Refusal.noSuchRow(table, id)).orElseGet(() -> Refusal.noSuchKey(table)));
    }

    /** The row a value of {@code @odata.bind} leads to: relative, with a slash in front, absolute, or {@code $1}. */
    Row bound(String value, Map<String, String> references) {
        String target = value;
        if (value.startsWith("$")) {
            target = references.get(value.substring(1));
            if (target == null) {
                throw Refusal.url("Content-ID Reference: '" + value + "' does not exist in the batch context.");
            }
        }
        Address address = Address.parse(target.startsWith(root + "/") ? target.substring(root.length()) : target);
        if (!address.isKeyed() || !address.rest().isEmpty()) {
            throw Refusal.payload("The value of '@odata.bind' is not the address of one row");
        }
        return require(table(address), address);
    }

    private Optional<Row> byAlternateKey(Table table, Map<String, String> key) {
        return store.all(table).stream()
                .filter(row -> key.entrySet().stream().allMatch(part -> row.value(part.getKey())
                        .map(Object::toString)
                        .map(part.getValue()::equalsIgnoreCase)
                        .orElse(false)))
                .findFirst();
    }
}
