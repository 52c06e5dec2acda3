using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>Where the tasks of a request or a service run: by a launch type, or by capacity providers.</summary>
/// <param name="LaunchType">The launch type; null: the strategy counts.</param>
/// <param name="Strategy">The strategy; empty: the launch type counts.</param>
internal sealed record LaunchChoice(string? LaunchType, IReadOnlyList<CapacityProviderStrategyItem> Strategy)
{
    public const string Fargate = "FARGATE";
    public const string Ec2 = "EC2";

    /// <summary>The launch type, also of the providers of a strategy.</summary>
    public string Kind => LaunchType ?? (ProviderLookup.IsFargate(Strategy[0].CapacityProvider!) ? Fargate : Ec2);

    public static LaunchChoice Of(Service service) => new(service.LaunchType, service.CapacityProviderStrategy ?? []);

    /// <summary>Returns the choice of a request, with the cluster's default strategy or EC2 if it has none.</summary>
    public static LaunchChoice Resolve(
        Cluster cluster, string? launchType, IReadOnlyList<CapacityProviderStrategyItem>? strategy, TaskDefinition definition)
    {
        if (launchType is not (null or Fargate or Ec2))
        {
            throw EcsErrors.NotEmulated($"the launch type {launchType}; {Fargate} and {Ec2} are emulated");
        }

        if (launchType is not null && strategy is { Count: > 0 })
        {
            throw EcsErrors.InvalidParameter(
                "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.");
        }

        var items = launchType is not null ? []
            : strategy is { Count: > 0 } ? CapacityStrategy.Check(cluster.CapacityProviders!, strategy)
            : cluster.DefaultCapacityProviderStrategy!;
        var choice = new LaunchChoice(items is [] ? launchType ?? Ec2 : null, items);
        choice.Check(definition);
        return choice;
    }

    /// <summary>Refuses a task definition that cannot run there.</summary>
    public void Check(TaskDefinition definition)
    {
        if (!definition.Compatibilities!.Contains(Kind))
        {
            throw EcsErrors.InvalidParameter($"Task definition does not support launch_type {Kind}.");
        }
    }
}
