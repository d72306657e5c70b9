package uk.careforms.workflow.internal.engine;

import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.interceptor.IdentityLinkInterceptor;
import org.flowable.identitylink.service.impl.persistence.entity.IdentityLinkEntity;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;

/** Keeps Flowable from noting every sign-in name beside the process; the host's events say who did what. */
final class NoParticipants implements IdentityLinkInterceptor {

    @Override
    public void handleCompleteTask(TaskEntity task) {
        // not noted
    }

    @Override
    public void handleAddIdentityLinkToTask(TaskEntity task, IdentityLinkEntity link) {
        // not noted
    }

    @Override
    public void handleAddAssigneeIdentityLinkToTask(TaskEntity task, String assignee) {
        // not noted
    }

    @Override
    public void handleAddOwnerIdentityLinkToTask(TaskEntity task, String owner) {
        // not noted
    }

    @Override
    public void handleCreateProcessInstance(ExecutionEntity process) {
        // not noted
    }

    @Override
    public void handleCreateSubProcessInstance(ExecutionEntity inner, ExecutionEntity outer) {
        // not noted
    }
}
