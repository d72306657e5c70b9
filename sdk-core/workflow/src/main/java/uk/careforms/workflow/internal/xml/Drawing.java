package uk.careforms.workflow.internal.xml;

import java.util.Set;

/** How BPMN and DMN models are drawn (OMG Diagram Definition 1.0 and 1.3): read past, but not left open. */
public final class Drawing {

    private static final String BPMN_DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DMN_DI = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    private static final String NEWER_DMN_DI = "https://www.omg.org/spec/DMN/20230324/DMNDI/";
    private static final String OLD_DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String OLD_DI = "http://www.omg.org/spec/DD/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DMN/20180521/DC/";
    private static final String DI = "http://www.omg.org/spec/DMN/20180521/DI/";

    /** The element of a BPMN file that holds the drawing. */
    public static final String BPMN = AllowList.key(BPMN_DI, "BPMNDiagram");

    /** The element of a DMN 1.3 or 1.4 file that holds the drawing. */
    public static final String DMN = AllowList.key(DMN_DI, "DMNDI");

    /** The same of a DMN 1.5 file. */
    public static final String NEWER_DMN = AllowList.key(NEWER_DMN_DI, "DMNDI");

    private static final Set<String> SIZE = Set.of("x", "y", "width", "height");

    private Drawing() {}

    /** Allows the drawing of a process. */
    public static AllowList.Builder bpmn(AllowList.Builder rules) {
        Set<String> look = Set.of("id", "bpmnElement", "isHorizontal", "isExpanded", "isMarkerVisible", "labelStyle");
        String bounds = AllowList.key(OLD_DC, "Bounds");
        String font = AllowList.key(OLD_DC, "Font");
        String point = AllowList.key(OLD_DI, "waypoint");
        return rules.element(
                        BPMN_DI,
                        "BPMNDiagram",
                        Set.of("id", "name", "resolution"),
                        Set.of("BPMNPlane", "BPMNLabelStyle"))
                .element(BPMN_DI, "BPMNPlane", look, Set.of("BPMNShape", "BPMNEdge"))
                .element(BPMN_DI, "BPMNShape", look, Set.of(bounds, "BPMNLabel"))
                .element(BPMN_DI, "BPMNEdge", look, Set.of(point, "BPMNLabel"))
                .element(BPMN_DI, "BPMNLabel", look, Set.of(bounds))
                .element(BPMN_DI, "BPMNLabelStyle", Set.of("id"), Set.of(font))
                .element(OLD_DC, "Bounds", SIZE, Set.of())
                .element(
                        OLD_DC,
                        "Font",
                        Set.of("name", "size", "isBold", "isItalic", "isUnderline", "isStrikeThrough"),
                        Set.of())
                .element(OLD_DI, "waypoint", Set.of("x", "y"), Set.of());
    }

    /** Allows the drawing of decisions. */
    public static AllowList.Builder dmn(AllowList.Builder rules) {
        dmn(rules, DMN_DI);
        dmn(rules, NEWER_DMN_DI);
        return rules.element(DC, "Bounds", SIZE, Set.of()).element(DI, "waypoint", Set.of("x", "y"), Set.of());
    }

    private static void dmn(AllowList.Builder rules, String dmn) {
        Set<String> look =
                Set.of("id", "dmnElementRef", "isListedInputData", "isCollapsed", "useAlternativeInputDataShape");
        String bounds = AllowList.key(DC, "Bounds");
        String point = AllowList.key(DI, "waypoint");
        rules.element(dmn, "DMNDI", Set.of(), Set.of("DMNDiagram"))
                .element(
                        dmn,
                        "DMNDiagram",
                        Set.of("id", "name", "resolution", "useAlternativeInputDataShape"),
                        Set.of("Size", "DMNShape", "DMNEdge"))
                .element(dmn, "Size", SIZE, Set.of())
                .element(dmn, "DMNShape", look, Set.of(bounds, "DMNLabel"))
                .element(dmn, "DMNEdge", look, Set.of(point, "DMNLabel"))
                .element(dmn, "DMNLabel", Set.of("id"), Set.of(bounds));
    }
}
