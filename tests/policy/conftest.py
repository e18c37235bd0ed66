from hypothesis import HealthCheck, settings

# A loaded machine is no reason to fail: time is measured by the benchmarks.
settings.register_profile("policy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("policy")
