"""What a customer is asked: forms that editors build, frozen when released, walked step by step."""
