namespace PrivateLinkKit;

/// <summary>How long the engine waits for AWS, for each kind of resource that AWS takes its time with.</summary>
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

    /// <summary><c>AWS::ElasticLoadBalancingV2::LoadBalancer</c>: until it is active, until AWS lets it be deleted.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits LoadBalancer { get; } = new();

    /// <summary><c>AWS::ElasticLoadBalancingV2::Listener</c>: until a target behind it is healthy, until AWS lets it be deleted.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits Listener { get; } = new();

    /// <summary><c>AWS::ECS::Service</c>: until it is stable and its targets are healthy, until its tasks have stopped.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits EcsService { get; } = new();

    /// <summary>Every other kind; those are ready at once, but AWS may refuse to delete them while something that is being deleted still uses them.</summary>
    /// <value>The defaults of <see cref="WaitLimits"/>.</value>
    public WaitLimits Others { get; } = new();

    /// <summary>How long AWS may refuse a call only because it does not see yet what was made or allowed a moment ago.</summary>
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
    /// <summary>How long a resource may take to become ready after it was created or changed.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan Ready { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a resource may take to be deleted, the time included in which AWS refuses because something still uses it.</summary>
    /// <value>20 minutes.</value>
    public TimeSpan Gone { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>The longest pause between two looks. Where AWS is usually about to finish, the engine looks more often.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan Cadence { get; set; } = TimeSpan.FromSeconds(10);
}
