"""The Ombudsman's side of a case (policy 7.4): what they asked and found, and the whole of a case
as one bundle that an outsider can verify."""
