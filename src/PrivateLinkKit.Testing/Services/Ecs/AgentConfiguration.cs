namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The configuration of a container agent, as user data writes it to <c>/etc/ecs/ecs.config</c>.</summary>
internal static class AgentConfiguration
{
    private const string File = "/etc/ecs/ecs.config";
    private const string Cluster = "ECS_CLUSTER=";

    /// <summary>
    /// Returns the name of the cluster that the agent registers its instance in. Scripts are not run: the last value that user data names counts, as it is
    /// written.
    /// </summary>
    public static string ClusterOf(string userData)
    {
        if (!userData.Contains(File, StringComparison.Ordinal))
        {
            return EcsArns.DefaultCluster;
        }

        var named = userData.Split('\n')
            .Select(line => line.Trim())
            .Where(line => !line.StartsWith('#'))
            .Select(ValueIn)
            .LastOrDefault(value => value is not null);
        return named is null or "" ? EcsArns.DefaultCluster : named;
    }

    private static string? ValueIn(string line)
    {
        var start = line.LastIndexOf(Cluster, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var value = line[(start + Cluster.Length)..].TrimStart('"', '\'');
        var end = value.AsSpan().IndexOfAny(" \t\"'>|;&\\");
        return end < 0 ? value : value[..end];
    }
}
