"""From a file as read (`documents.readers`) to a plan as understood (`PlanDraft`): small pure stages."""
