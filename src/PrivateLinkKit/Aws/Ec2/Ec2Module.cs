using Amazon.EC2;
using PrivateLinkKit.Aws.Clients;
using PrivateLinkKit.Engine.Calls;
using PrivateLinkKit.Engine.Clients;
using PrivateLinkKit.Engine.Kinds;
using PrivateLinkKit.Engine.Modules;
using PrivateLinkKit.Engine.Throttling;

namespace PrivateLinkKit.Aws.Ec2;

/// <summary>Amazon EC2: networks, endpoint services and endpoints.</summary>
internal sealed class Ec2Module : AwsModule
{
    /// <summary>APIs with rates of their own; the others have those of their category (EC2 developer guide, request throttling, read in 2026).</summary>
    private static readonly Dictionary<string, (int Capacity, double PerSecond)> OwnRates = new()
    {
        ["CreateVpcEndpoint"] = (4, 0.3),
        ["ModifyVpcEndpoint"] = (4, 0.3),
        ["DeleteVpcEndpoints"] = (4, 0.3),
        ["CreateVpcEndpointServiceConfiguration"] = (10, 1),
        ["ModifyVpcEndpointServiceConfiguration"] = (10, 1),
        ["DeleteVpcEndpointServiceConfigurations"] = (10, 1),
        ["AcceptVpcEndpointConnections"] = (10, 1),
        ["RejectVpcEndpointConnections"] = (10, 1),
        ["CreateNatGateway"] = (10, 1),
        ["DeleteNatGateway"] = (10, 1),
        ["CreateTags"] = (100, 10),
        ["DeleteTags"] = (100, 10),
    };

    public override string Service => "EC2";

    public override IReadOnlyList<ResourceHandler> Kinds { get; } =
    [
        new VpcHandler(),
        new SubnetHandler(),
        new InternetGatewayHandler(),
        new ElasticIpHandler(),
        new NatGatewayHandler(),
        new RouteTableHandler(),
        new SecurityGroupHandler(),
        new SecurityGroupRulesHandler(),
        new EndpointServiceHandler(),
        new InterfaceEndpointHandler(),
    ];

    public override IReadOnlyList<string> NotFoundCodes => ["Gateway.NotAttached"];

    public override IReadOnlyList<string> InUseCodes =>
        ["DependencyViolation", "InvalidGroup.InUse", "InvalidIPAddress.InUse", "ExistingVpcEndpointConnections"];

    public override void AddClients(ClientFactories clients) =>
        clients.Add<IAmazonEC2>(settings => new AmazonEC2Client(settings.Credentials, settings.Configure(new AmazonEC2Config())));

    /// <summary>Returns the bucket of the API: EC2 has one for each.</summary>
    public override IReadOnlyList<RequestRate> RatesOf(string operation) =>
    [
        OwnRates.TryGetValue(operation, out var own) ? new(operation, own.Capacity, own.PerSecond)
            : ApiNames.IsReading(operation) ? new(operation, 100, 20)
            : new(operation, 50, 5),
    ];

    internal override Task<IReadOnlyList<string>> FindIdsAsync(IReadOnlyCollection<string> created, HandlerContext context) => Ec2Tags.IdsOfStackAsync(context);
}
