namespace PrivateLinkKit;

/// <summary>An ECS cluster with the name that the stack needs exists already and is not the stack's own; it was left as it is.</summary>
public sealed class ClusterNameTakenException : PrivateLinkException
{
    /// <summary>Makes the exception, as a host's test may want to.</summary>
    /// <param name="logicalId">The cluster's name in the stack.</param>
    /// <param name="clusterArn">The cluster that is in the way.</param>
    public ClusterNameTakenException(string logicalId, string clusterArn)
        : base($"{logicalId}: {clusterArn} exists already and does not belong to the stack. Give the stack another name, or run its service in that cluster with UseCluster.")
    {
        LogicalId = logicalId;
        ClusterArn = clusterArn;
    }

    /// <summary>The cluster's name in the stack.</summary>
    public string LogicalId { get; }

    /// <summary>The cluster that is in the way.</summary>
    public string ClusterArn { get; }
}
