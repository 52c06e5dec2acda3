using Amazon.ECS;
using Amazon.ECS.Model;
using PrivateLinkKit.Engine.Kinds;
using Sdk = Amazon.ECS.Model;

namespace PrivateLinkKit.Aws.Ecs;

/// <summary>Looks a service up.</summary>
internal static class ServiceCalls
{
    public const string Active = "ACTIVE";
    public const string Draining = "DRAINING";
    public const string Inactive = "INACTIVE";

    /// <summary>Returns an existing service, without tags; null: it, or its cluster, does not exist.</summary>
    public static async Task<Sdk.Service?> LookAsync(string clusterArn, string arn, HandlerContext context)
    {
        try
        {
            return await context.FindAsync(context.EcsDescribes.Services(clusterArn), arn);
        }
        catch (ClusterNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Returns the service of this name with its tags; null: it, or its cluster, does not exist.</summary>
    public static async Task<Sdk.Service?> FindAsync(string cluster, string service, HandlerContext context)
    {
        try
        {
            var response = await context.RepeatAsync(cancellationToken => context.Ecs.DescribeServicesAsync(
                new DescribeServicesRequest { Cluster = cluster, Services = [service], Include = [ServiceField.TAGS.Value] }, cancellationToken));
            return response.Services?.SingleOrDefault();
        }
        catch (ClusterNotFoundException)
        {
            return null;
        }
    }
}
