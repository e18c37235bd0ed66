"""Appeals against a decision to manage contact (policy 7.2 to 7.4): intake, flow and verbs."""
