package uk.careforms.workflow.internal.xml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import uk.careforms.api.model.SetupProblem;

/**
 * A reader for XML from a form pack: no DOCTYPE, no entity but the five of XML itself, no processing instruction, UTF-8
 * only, and limits on size, depth and number. It always uses the parser of the JDK, whatever else is on the class path.
 *
 * <p>UTF-8 only, because the libraries behind us read the text again as bytes: a declaration of another encoding would
 * show them another document than the one that was checked.
 */
public final class PlainXml {

    private static final int LONGEST = 512 * 1024;
    private static final int DEEPEST = 40;
    private static final int MOST = 10_000;

    private final XMLStreamReader reader;
    private int elements;

    private PlainXml(XMLStreamReader reader) {
        this.reader = reader;
    }

    /** A document, or the one reason why it cannot be read. */
    public record Document(Optional<XmlElement> root, List<SetupProblem> problems) {}

    /**
     * Reads a document.
     *
     * @param place the file, for messages
     */
    public static Document read(String place, String xml) {
        try {
            return new Document(Optional.of(parse(xml)), List.of());
        } catch (Refused refused) {
            String where = refused.line > 0 ? place + " line " + refused.line : place;
            return new Document(Optional.empty(), List.of(new SetupProblem(where, refused.sentence)));
        }
    }

    private static XmlElement parse(String xml) throws Refused {
        if (xml.length() > LONGEST) {
            throw new Refused(0, "The file is longer than " + LONGEST + " characters; a model must be smaller");
        }
        if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
            throw new Refused(0, "The file has a DOCTYPE or an entity declaration; remove it");
        }
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
            try {
                return new PlainXml(reader).document();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new Refused(
                    line, "The file is not well-formed XML; open it in an XML editor and put this line right");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return factory;
    }

    private XmlElement document() throws Refused, XMLStreamException {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw new Refused(1, "The file says that its encoding is '" + encoding + "'; save it as UTF-8 and say so");
        }
        if (reader.getVersion() != null && !reader.getVersion().equals("1.0")) {
            throw new Refused(1, "The file says that it is XML " + reader.getVersion() + "; use XML 1.0");
        }
        XmlElement root = null;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                root = element(1);
            } else {
                refuseUnlessPlain();
            }
        }
        if (root == null) {
            throw new Refused(1, "The file has no element");
        }
        return root;
    }

    private XmlElement element(int depth) throws Refused, XMLStreamException {
        int line = reader.getLocation().getLineNumber();
        if (depth > DEEPEST) {
            throw new Refused(line, "Elements are nested more than " + DEEPEST + " deep");
        }
        if (++elements > MOST) {
            throw new Refused(line, "The file has more than " + MOST + " elements");
        }
        String namespace = reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes();
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                children.add(element(depth + 1));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            } else {
                refuseUnlessPlain();
            }
        }
        return new XmlElement(namespace, name, attributes, children, text.toString(), line);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            String key = namespace == null || namespace.isEmpty() ? name : "{" + namespace + "}" + name;
            attributes.put(key, reader.getAttributeValue(i));
        }
        return attributes;
    }

    private void refuseUnlessPlain() throws Refused {
        int event = reader.getEventType();
        if (event == XMLStreamConstants.DTD
                || event == XMLStreamConstants.ENTITY_REFERENCE
                || event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            throw new Refused(
                    reader.getLocation().getLineNumber(),
                    "There is a DOCTYPE, an entity or a processing instruction here; remove it");
        }
    }

    /** Ends reading; never leaves this class. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final int line;
        private final String sentence;

        Refused(int line, String sentence) {
            super(sentence, null, false, false);
            this.line = line;
            this.sentence = sentence;
        }
    }
}
