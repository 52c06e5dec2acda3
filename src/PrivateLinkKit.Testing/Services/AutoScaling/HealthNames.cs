namespace PrivateLinkKit.Testing.Services.AutoScaling;

/// <summary>Types of health checks, and their results.</summary>
internal static class HealthNames
{
    public const string Ec2 = "EC2";
    public const string Elb = "ELB";
    public const string Healthy = "Healthy";
    public const string Unhealthy = "Unhealthy";
}
