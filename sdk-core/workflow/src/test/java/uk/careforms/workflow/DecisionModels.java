package uk.careforms.workflow;

/** Decision models for tests. */
final class DecisionModels {

    private DecisionModels() {}

    /** A whole file around decisions and inputs. */
    static String model(String inside) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    id="threshold" name="threshold" namespace="https://careforms.uk/test">
                  %s
                </definitions>
                """
                .formatted(inside);
    }

    static String input(String name, String type) {
        return "<inputData id=\"in_%s\" name=\"%s\"><variable name=\"%s\" typeRef=\"%s\"/></inputData>"
                .formatted(name, name, name, type);
    }

    /** A decision that is one table: columns are inputs with types, rows are unary tests, output and reason. */
    static String table(String name, String policy, String columns, String output, String... rows) {
        StringBuilder xml = new StringBuilder(
                "<decision id=\"d_%s\" name=\"%s\"><variable name=\"%s\"/>".formatted(name, name, name));
        for (String column : columns.split(" ")) {
            xml.append("<informationRequirement><requiredInput href=\"#in_%s\"/></informationRequirement>"
                    .formatted(column.split(":")[0]));
        }
        xml.append("<decisionTable hitPolicy=\"%s\">".formatted(policy));
        for (String column : columns.split(" ")) {
            xml.append("<input><inputExpression typeRef=\"%s\"><text>%s</text></inputExpression></input>"
                    .formatted(column.split(":")[1], column.split(":")[0]));
        }
        xml.append("<output name=\"%s\"/><annotation name=\"because\"/>".formatted(output));
        for (String row : rows) {
            String[] cells = row.split("\\|");
            xml.append("<rule>");
            for (int i = 0; i < cells.length - 2; i++) {
                xml.append("<inputEntry><text>%s</text></inputEntry>"
                        .formatted(cells[i].strip().replace("<", "&lt;")));
            }
            xml.append("<outputEntry><text>%s</text></outputEntry>".formatted(cells[cells.length - 2].strip()));
            xml.append("<annotationEntry><text>%s</text></annotationEntry></rule>"
                    .formatted(cells[cells.length - 1].strip()));
        }
        return xml.append("</decisionTable></decision>").toString();
    }

    /** A decision that is one expression over inputs. */
    static String expression(String name, String inputs, String feel) {
        StringBuilder xml = new StringBuilder(
                "<decision id=\"d_%s\" name=\"%s\"><variable name=\"%s\"/>".formatted(name, name, name));
        for (String input : inputs.split(" ")) {
            xml.append("<informationRequirement><requiredInput href=\"#in_%s\"/></informationRequirement>"
                    .formatted(input));
        }
        return xml.append("<literalExpression><text>%s</text></literalExpression></decision>"
                        .formatted(feel.replace("&", "&amp;").replace("<", "&lt;")))
                .toString();
    }

    /** The number of outcomes a person is unable to achieve, of any age, decides a signal. */
    static String threshold() {
        return model(input("unable", "number")
                + input("carer", "boolean")
                + table(
                        "signal",
                        "UNIQUE",
                        "unable:number carer:boolean",
                        "signal",
                        ">= 2 | - | \"LIKELY\" | Two outcomes or more: Care Act 2014 eligibility regulations, regulation 2(1)",
                        "< 2 | true | \"HUMAN\" | A carer is involved: somebody should look",
                        "0 | false | \"UNLIKELY\" | No outcome named"));
    }
}
