package uk.careforms.workflow.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second reading finds by itself what the first one should have refused. */
class PartsCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<scriptTask id='x' scriptFormat='groovy'><script>1</script></scriptTask>",
                "<serviceTask id='x' flowable:class='java.lang.ProcessBuilder'/>",
                "<serviceTask id='x' flowable:expression='${x}'/>",
                "<serviceTask id='x' flowable:type='shell'/>",
                "<serviceTask id='x' flowable:delegateExpression='${other}'/>",
                "<serviceTask id='x' flowable:delegateExpression='${step}' flowable:skipExpression='${x}'/>",
                "<serviceTask id='x' flowable:delegateExpression='${step}' flowable:triggerable='true'/>",
                "<serviceTask id='x' flowable:delegateExpression='${step}'><extensionElements><flowable:field name='does'><flowable:expression>${x}</flowable:expression></flowable:field></extensionElements></serviceTask>",
                "<serviceTask id='x' flowable:delegateExpression='${step}'><extensionElements><flowable:executionListener event='start' class='x.Y'/></extensionElements></serviceTask>",
                "<serviceTask id='x' flowable:delegateExpression='${step}'><multiInstanceLoopCharacteristics><loopCardinality>9</loopCardinality></multiInstanceLoopCharacteristics></serviceTask>",
                "<userTask id='x' flowable:assignee='${x}' flowable:candidateGroups='n'/>",
                "<userTask id='x' flowable:candidateGroups='n' flowable:formKey='f'/>",
                "<userTask id='x' flowable:candidateGroups='n' flowable:async='true'/>",
                "<userTask id='x' flowable:candidateGroups='n'><extensionElements><flowable:taskListener event='create' class='x.Y'/></extensionElements></userTask>",
                "<userTask id='x'/>",
                "<callActivity id='x' calledElement='other'/>",
                "<manualTask id='x'/>",
                "<intermediateCatchEvent id='x'><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></intermediateCatchEvent>",
                "<intermediateCatchEvent id='x'><signalEventDefinition signalRef='s'/></intermediateCatchEvent>",
                "<startEvent id='x' flowable:initiator='who'/>",
                "<dataObject id='x' name='x' itemSubjectRef='xsd:string'/>"
            })
    void a_part_that_no_process_may_have_is_found(String part) {
        assertThat(isPlain(part)).isFalse();
    }

    @Test
    void plain_parts_are_let_through() {
        assertThat(isPlain("<startEvent id='x'/><userTask id='y' flowable:candidateGroups='n'/>"
                        + "<serviceTask id='z' flowable:async='true' flowable:delegateExpression='${step}'/>"))
                .isTrue();
    }

    private static boolean isPlain(String part) {
        String bpmn = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'"
                + " xmlns:flowable='http://flowable.org/bpmn' targetNamespace='t'>"
                + "<process id='p' isExecutable='true'>" + part + "</process></definitions>";
        byte[] bytes = bpmn.getBytes(StandardCharsets.UTF_8);
        Faults faults = new Faults("p.bpmn20.xml");
        new PartsCheck(faults)
                .check(new BpmnXMLConverter().convertToBpmnModel(() -> new ByteArrayInputStream(bytes), false, true));
        return faults.isEmpty();
    }
}
