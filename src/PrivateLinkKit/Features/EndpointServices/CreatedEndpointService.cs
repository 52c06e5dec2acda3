using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Validation;

namespace PrivateLinkKit.Features.EndpointServices;

/// <summary>The endpoint service on the <see cref="ServiceLoadBalancer"/>; publishes itself as <see cref="ExposedService"/>.</summary>
internal sealed class CreatedEndpointService(EndpointServiceSpec service) : StackFeature("endpoint-service")
{
    private const string Part = "endpoint-service";

    /// <summary>Returns the logical id of a stack's endpoint service.</summary>
    public static LogicalId IdIn(string stack) => new(stack, Part);

    /// <summary>Returns the feature with other settings.</summary>
    public CreatedEndpointService With(Func<EndpointServiceSpec, EndpointServiceSpec> change) => new(change(service));

    public override IEnumerable<PlacementClaim> Claims(string unit) => service.Principals.Distinct()
        .Select(principal => PlacementClaim.OfArn($"{unit}/{Part}", principal) with { Region = null, Account = null });

    public override void Publish(FeatureContext context)
    {
        if (context.Find<ServiceLoadBalancer>() is { } balancer)
        {
            context.Publish(new ExposedService
            {
                Id = context.Id(Part),
                ServiceName = Ref.To(context.Id(Part), EndpointService.ServiceName),
                Port = balancer.Port,
            });
        }
    }

    public override IEnumerable<StackValidationError> Validate(FeatureContext context) =>
        [.. PrincipalRule.Check($"{context.Id(Part)}", service), .. AcceptanceRule.Check($"{context.Id(Part)}", service)];

    public override IEnumerable<Resource> Compose(FeatureContext context)
    {
        var balancer = context.Require<ServiceLoadBalancer>();
        yield return new EndpointService(context.Id(Part), context.At)
        {
            NetworkLoadBalancerArns = [balancer.Arn],
            AcceptanceRequired = service.AcceptanceRequired,
            AllowedPrincipals = PrincipalsIn(context),
            ExclusivePrincipals = service.ExclusivePrincipals,
            AfterReady = balancer.AfterReady,
            Tags = context.Tags,
        };
    }

    /// <summary>Returns all allowed principals: those named, and the accounts of consumers that run as a role elsewhere.</summary>
    private EquatableList<string> PrincipalsIn(FeatureContext context) =>
    [
        .. service.Principals.Concat(context.All<AllowedAccount>().Select(allowed => allowed.AccountId))
            .Select(principal => Principals.IsAccountId(principal) ? Principals.RootIn(context.At.Region, principal) : principal)
            .Concat(service.AnyPrincipal ? [Principals.Anybody] : [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
