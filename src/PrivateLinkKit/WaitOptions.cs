namespace PrivateLinkKit;

/// <summary>Time limits of the engine's waits, by kind of resource.</summary>
public sealed class WaitOptions
{
    /// <summary><c>AWS::EC2::NatGateway</c>: until it is available, until it is deleted.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits NatGateway { get; } = new();

    /// <summary><c>AWS::EC2::VPCEndpointService</c>: until it is available, until it is deleted.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits EndpointService { get; } = new();

    /// <summary><c>AWS::EC2::VPCEndpoint</c>: until it is available, its acceptance included, until it is deleted.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits InterfaceEndpoint { get; } = new();

    /// <summary><c>AWS::ElasticLoadBalancingV2::LoadBalancer</c>: until it is active, until AWS allows its deletion.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits LoadBalancer { get; } = new();

    /// <summary><c>AWS::ElasticLoadBalancingV2::Listener</c>: until a target behind it is healthy, until AWS allows its deletion.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits Listener { get; } = new();

    /// <summary><c>AWS::ECS::Service</c>: until it is stable and its targets are healthy, until its tasks have stopped.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits EcsService { get; } = new();

    /// <summary>
    /// Limits of all other kinds. Those are ready at once, but AWS may refuse to delete them while a resource that is being deleted still uses them.
    /// </summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits Others { get; } = new();

    /// <summary>Time for which AWS may refuse a call only because a recent change has not propagated yet.</summary>
    /// <value>1 minute.</value>
    public TimeSpan Propagation { get; set; } = TimeSpan.FromMinutes(1);

    internal IEnumerable<(string Name, WaitLimits Limits)> All =>
    [
        (nameof(NatGateway), NatGateway),
        (nameof(EndpointService), EndpointService),
        (nameof(InterfaceEndpoint), InterfaceEndpoint),
        (nameof(LoadBalancer), LoadBalancer),
        (nameof(Listener), Listener),
        (nameof(EcsService), EcsService),
        (nameof(Others), Others),
    ];
}

/// <summary>The bounds of the waits for one kind of resource. A wait that reaches its bound ends with <see cref="ResourceNotReadyException"/>.</summary>
public sealed class WaitLimits
{
    /// <summary>Maximum time for a resource to become ready after a create or change.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan Ready { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Maximum time for a resource to be deleted, including the time in which AWS refuses because it is still in use.</summary>
    /// <value>20 minutes.</value>
    public TimeSpan Gone { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>The longest pause between two polls. The engine polls more often when AWS usually finishes.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan Cadence { get; set; } = TimeSpan.FromSeconds(10);
}
