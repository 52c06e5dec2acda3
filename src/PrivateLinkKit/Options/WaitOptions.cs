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

    /// <summary>
    /// Time after which throttled or unanswered reads of an account and region other than the provider's are not repeated. Units there then count as
    /// unreachable, which stops no other unit.
    /// </summary>
    /// <value>2 minutes.</value>
    public TimeSpan UnitRead { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Time that one call to SSM for the home record may take. After two unanswered calls an operation goes on without the record, as in a network without a
    /// route to SSM.
    /// </summary>
    /// <value>10 seconds.</value>
    public TimeSpan HomeRecord { get; set; } = TimeSpan.FromSeconds(10);

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

    /// <summary>Limits by CloudFormation type.</summary>
    internal IReadOnlyDictionary<string, WaitLimits> ByType => new Dictionary<string, WaitLimits>
    {
        ["AWS::EC2::NatGateway"] = NatGateway,
        ["AWS::EC2::VPCEndpointService"] = EndpointService,
        ["AWS::EC2::VPCEndpoint"] = InterfaceEndpoint,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = LoadBalancer,
        ["AWS::ElasticLoadBalancingV2::Listener"] = Listener,
        ["AWS::ECS::Service"] = EcsService,
    };
}
