namespace PrivateLinkKit.Discovery;

/// <summary>Where this process may learn about itself.</summary>
/// <param name="Task">The task metadata of ECS, version 4; null outside of ECS.</param>
/// <param name="Instance">The instance metadata of EC2; outside of EC2 nobody answers. null: it must not be asked.</param>
internal sealed record MetadataAddresses(Uri? Task, Uri? Instance)
{
    public static MetadataAddresses OfThisProcess() => Of(Environment.GetEnvironmentVariable);

    /// <summary>
    /// As ECS and EC2 set them: the variable is there in every container of ECS (Fargate from platform 1.4.0), the link-local address on every instance.
    /// Where AWS's own SDKs are told not to ask the instance's, nobody else should.
    /// </summary>
    public static MetadataAddresses Of(Func<string, string?> variable) => new(
        Uri.TryCreate(variable("ECS_CONTAINER_METADATA_URI_V4"), UriKind.Absolute, out var task) ? task : null,
        "true".Equals(variable("AWS_EC2_METADATA_DISABLED"), StringComparison.OrdinalIgnoreCase) ? null : new Uri("http://169.254.169.254"));
}
