package uk.careforms.engine.internal.pack.read;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML element by element, with no DOCTYPE, no entities and nothing fetched. */
final class XmlText {

    private XmlText() {}

    /** An element as it starts: local name, attributes by local name, and how deep it stands; text comes when it ends. */
    interface Visitor {

        void starts(String element, java.util.function.Function<String, Optional<String>> attribute);

        void ends(String element, String text);
    }

    /**
     * Reads all of it.
     *
     * @return what is wrong with the XML; empty when it is well-formed
     */
    static Optional<String> read(String xml, Visitor visitor) {
        if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
            return Optional.of("A DOCTYPE is not allowed; take it out");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        try {
            walk(factory.createXMLStreamReader(new StringReader(xml)), visitor);
            return Optional.empty();
        } catch (XMLStreamException malformed) {
            int line = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getLineNumber();
            return Optional.of("This is not well-formed XML" + (line > 0 ? " (line " + line + ")" : ""));
        }
    }

    private static void walk(XMLStreamReader reader, Visitor visitor) throws XMLStreamException {
        List<StringBuilder> texts = new ArrayList<>();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (texts.size() > 200) {
                        throw new XMLStreamException("too deep", reader.getLocation());
                    }
                    texts.add(new StringBuilder());
                    visitor.starts(reader.getLocalName(), name -> attribute(reader, name));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!texts.isEmpty()) {
                        texts.get(texts.size() - 1).append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT ->
                    visitor.ends(
                            reader.getLocalName(),
                            texts.remove(texts.size() - 1).toString().strip());
                default -> {
                    // comments and the like say nothing
                }
            }
        }
    }

    private static Optional<String> attribute(XMLStreamReader reader, String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }
}
