namespace PrivateLinkKit.Discovery;

/// <summary>Where this process may learn about itself.</summary>
/// <param name="Task">The task metadata of ECS, version 4; null outside of ECS.</param>
/// <param name="Instance">The instance metadata of EC2; outside of EC2 nobody answers.</param>
internal sealed record MetadataAddresses(Uri? Task, Uri Instance)
{
    /// <summary>As ECS and EC2 set them: the variable is there in every container of ECS (Fargate from platform 1.4.0), the link-local address on every instance.</summary>
    public static MetadataAddresses OfThisProcess() => new(
        Uri.TryCreate(Environment.GetEnvironmentVariable("ECS_CONTAINER_METADATA_URI_V4"), UriKind.Absolute, out var task) ? task : null,
        new Uri("http://169.254.169.254"));
}
