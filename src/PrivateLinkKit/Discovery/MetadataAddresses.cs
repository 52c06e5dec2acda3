namespace PrivateLinkKit.Discovery;

/// <summary>Addresses of the metadata services available to this process.</summary>
/// <param name="Task">The task metadata of ECS, version 4; null outside of ECS.</param>
/// <param name="Instance">The instance metadata of EC2, which does not answer outside of EC2. null: disabled.</param>
internal sealed record MetadataAddresses(Uri? Task, Uri? Instance)
{
    public static MetadataAddresses OfThisProcess() => Of(Environment.GetEnvironmentVariable);

    /// <summary>
    /// Reads the addresses that ECS and EC2 provide: an environment variable in every ECS container (Fargate platform 1.4.0 or later), a link-local
    /// address on every instance. Respects the setting that disables instance metadata for the AWS SDKs.
    /// </summary>
    public static MetadataAddresses Of(Func<string, string?> variable) => new(
        Uri.TryCreate(variable("ECS_CONTAINER_METADATA_URI_V4"), UriKind.Absolute, out var task) ? task : null,
        "true".Equals(variable("AWS_EC2_METADATA_DISABLED"), StringComparison.OrdinalIgnoreCase) ? null : new Uri("http://169.254.169.254"));
}
