using PrivateLinkKit.Model;

namespace PrivateLinkKit;

/// <summary>An ECS cluster with the name that the stack needs exists already and is not the stack's own; it was left as it is.</summary>
public sealed class ClusterNameTakenException : PrivateLinkException
{
    internal ClusterNameTakenException(LogicalId id, string clusterArn)
        : base($"{id}: {clusterArn} exists already and does not belong to the stack. Give the stack another name, or run its service in that cluster with UseCluster.")
    {
        LogicalId = id.Value;
        ClusterArn = clusterArn;
    }

    /// <summary>The cluster's name in the stack.</summary>
    public string LogicalId { get; }

    /// <summary>The cluster that is in the way.</summary>
    public string ClusterArn { get; }
}
