using PrivateLinkKit.Testing.Services.Ec2;
using PrivateLinkKit.Testing.Services.Ecr;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The network paths of a task to its registry, secrets and logs: a NAT or internet gateway, or endpoints of these services.</summary>
/// <param name="egress">The paths from the network interface that pulls for the task.</param>
/// <param name="region">Where the task runs.</param>
internal sealed class TaskPaths(EgressPaths egress, AccountRegion region)
{
    private const string Resources = "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: ";
    private const string Hint = ". Please check your task network configuration.";
    private const string TimedOut = "RequestCanceled: request context canceled caused by: context deadline exceeded";

    /// <summary>Checks the path to the API of ECR that authorizes pulls, for images of its private registries.</summary>
    /// <exception cref="TaskStartException">There is none.</exception>
    public void CheckRegistryAuth(string image)
    {
        if (PulledImages.RegionOf(image) is { } home && egress.Failure(egress.ApiHost("api.ecr", home)) is { } failure)
        {
            throw new TaskStartException(
                $"{Resources}unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError: send request failed caused by: "
                + $"Post \"https://{egress.ApiHost("api.ecr", home)}/\": {failure}{Hint}");
        }
    }

    /// <summary>Checks the path to the service of a secret.</summary>
    /// <exception cref="TaskStartException">There is none.</exception>
    public void CheckSecret(string reference)
    {
        var parts = reference.Split(':');
        var isManaged = parts is ["arn", _, "secretsmanager", ..];
        var home = parts is ["arn", _, _, { Length: > 0 } named, ..] ? named : region.Name;
        if (egress.Failure(egress.ApiHost(isManaged ? "secretsmanager" : "ssm", home)) is not null)
        {
            throw new TaskStartException(isManaged
                ? $"{Resources}unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret {reference} from secrets "
                    + $"manager: {TimedOut}{Hint}"
                : $"{Resources}unable to retrieve secrets from ssm: service call has been retried 5 time(s): {TimedOut}{Hint}");
        }
    }

    /// <summary>Checks the paths to the registry of an image and, for ECR, to the bucket of its layers in S3.</summary>
    /// <exception cref="TaskStartException">One is missing.</exception>
    public void CheckPull(string image)
    {
        var named = RegistryImage.Of(image);
        if (egress.Failure(named.Host, named.Port) is { } failure)
        {
            throw new TaskStartException(
                $"CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref {named.Reference}: failed to do request: "
                + $"Head \"{named.ManifestUrl}\": {failure}");
        }

        if (PulledImages.RegionOf(image) is { } home)
        {
            CheckLayers(home);
        }
    }

    /// <summary>Checks the path to CloudWatch Logs.</summary>
    /// <exception cref="TaskStartException">There is none.</exception>
    public void CheckLogs(string logRegion)
    {
        if (egress.Failure(egress.ApiHost("logs", logRegion)) is not null)
        {
            throw new TaskStartException(
                "ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task "
                + "definition. There is a connection issue between the task and Amazon CloudWatch. Check your network configuration. : signal: killed");
        }
    }

    // Layers are not served by interface endpoints of S3 (ECS guide, "Amazon ECR interface VPC endpoints").
    private void CheckLayers(string home)
    {
        const string failed = "CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReaderSeeker: failed open: ";
        var bucket = $"prod-{home}-starport-layer-bucket";
        var host = egress.ApiHost($"{bucket}.s3", home);
        if (egress.Failure(host, byPublicAddress: true) is { } failure)
        {
            throw new TaskStartException($"{failed}failed to do request: Get \"https://{host}/\": {failure}");
        }

        var layer = region.Partition.Arn("s3", "", "", $"{bucket}/layer");
        if (egress.AreChecked && home == region.Name && !VpcLookup.GatewayAllows(region, egress.SubnetId, "s3", "s3:GetObject", layer))
        {
            throw new TaskStartException($"{failed}unexpected status code https://{host}/: 403 Forbidden");
        }
    }
}
