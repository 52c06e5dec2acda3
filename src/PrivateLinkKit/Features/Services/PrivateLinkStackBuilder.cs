using PrivateLinkKit.Features.EndpointServices;
using PrivateLinkKit.Features.LoadBalancing;
using PrivateLinkKit.Features.Stacks;

namespace PrivateLinkKit;

/// <summary>A service that can be exposed: add allowed principals and consumers, then call <see cref="Build"/>.</summary>
public sealed class PrivateLinkStackBuilder : StackStage<PrivateLinkStackBuilder>
{
    internal PrivateLinkStackBuilder(StackDescription description)
        : base(description)
    {
    }

    /// <summary>
    /// Allows a principal to create endpoints to the service (<c>AllowedPrincipals</c> of <c>AWS::EC2::VPCEndpointServicePermissions</c>). Default:
    /// only the provider's own account and the accounts of this stack's consumers that run as a role. A principal removed from the stack loses the
    /// permission that the stack granted; permissions granted by others stay unless <see cref="ExclusivePrincipals"/> is set, and existing
    /// connections stay in any case.
    /// </summary>
    /// <param name="principal">
    /// The ARN of an account's root, an IAM user or an IAM role, without IAM path; or a 12-digit account id, which means the account's root
    /// (<c>arn:aws:iam::123456789012:root</c>, every identity that the account's own policies allow).
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="principal"/> is null.</exception>
    public PrivateLinkStackBuilder AllowPrincipal(string principal) => AllowPrincipals(Argument.NotNull(principal));

    /// <summary>Allows several principals to create endpoints to the service, as <see cref="AllowPrincipal"/> does.</summary>
    /// <param name="principals">ARNs or account ids; one that is given twice counts once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="principals"/> or one of them is null.</exception>
    public PrivateLinkStackBuilder AllowPrincipals(params IEnumerable<string> principals) =>
        Change(service => service with { Principals = [.. service.Principals, .. Argument.NoneNull(principals)] });

    /// <summary>
    /// Makes the stack's principals the only ones: permissions granted by others are differences (<c>AllowedPrincipals</c>), and an apply
    /// removes them. Default: they are kept.
    /// </summary>
    public PrivateLinkStackBuilder ExclusivePrincipals() => Change(service => service with { ExclusivePrincipals = true });

    /// <summary>
    /// Allows every AWS account to request a connection (allowed principal <c>*</c>). Requires <see cref="RequireAcceptance"/>, because the service
    /// would otherwise be open to all of AWS.
    /// </summary>
    public PrivateLinkStackBuilder AllowAnyPrincipal() => Change(service => service with { AnyPrincipal = true });

    /// <summary>
    /// Allows every AWS account to connect without acceptance (allowed principal <c>*</c>). The service is then effectively public.
    /// </summary>
    public PrivateLinkStackBuilder AllowAnyPrincipalWithoutAcceptance() =>
        Change(service => service with { AnyPrincipal = true, AcceptanceWaived = true });

    /// <summary>
    /// Makes every new connection wait until the provider accepts it (<c>AcceptanceRequired</c>). Default: not required, since only allowed
    /// principals can connect.
    /// </summary>
    public PrivateLinkStackBuilder RequireAcceptance() => Change(service => service with { AcceptanceRequired = true });

    /// <summary>
    /// Adds a consumer: a network with an interface endpoint (<c>AWS::EC2::VPCEndpoint</c>) to the service. Default: a VPC of its own, <c>10.0.0.0/16</c>
    /// (ranges may overlap across PrivateLink), with a private subnet in each of the service's zones and neither an internet nor a NAT gateway.
    /// </summary>
    /// <param name="name">The consumer's name in this stack, by the rules of the service's name; unique, and not the service's.</param>
    /// <param name="configure">Its network, who may reach its endpoint, and where it runs; null: the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public PrivateLinkStackBuilder ConsumeFrom(string name, Func<ConsumerBuilder, ConsumerBuilder>? configure = null) =>
        With(Description with { Consumers = [.. Description.Consumers, new ConsumerBuilder(Argument.NotNull(name)).Configure(configure).Unit] });

    /// <summary>
    /// Keeps the stack from being destroyed. Consumers that leave the description are deleted all the same, unless <see cref="ConsumerBuilder.Protect"/> keeps
    /// them. To take the protection off, apply a description without it. Needs the stack's home record. Default: not protected.
    /// </summary>
    public PrivateLinkStackBuilder Protect() => With(Description with { Home = Description.Home with { IsProtected = true } });

    /// <summary>
    /// Adds a part that another project describes, after the built-in parts of the service, whose outputs it finds. The module of each of its kinds must
    /// be in <see cref="PrivateLinkOptions.Modules"/>.
    /// </summary>
    /// <param name="feature">The part.</param>
    /// <exception cref="ArgumentNullException"><paramref name="feature"/> is null.</exception>
    public PrivateLinkStackBuilder Add(StackFeature feature) => With(Description.Add(Argument.NotNull(feature)));

    /// <summary>Checks everything that can be checked without AWS, and returns the stack.</summary>
    /// <exception cref="StackValidationException">The description breaks rules; all errors are listed.</exception>
    public PrivateLinkStack Build() => new(Description);

    internal static PrivateLinkStackBuilder ViaNlb(StackDescription description, Func<NlbBuilder, NlbBuilder>? configure) =>
        Exposing(description.Add(new CreatedNlb(new NlbBuilder().Configure(configure))));

    internal static PrivateLinkStackBuilder Exposing(StackDescription description) =>
        new(description.Add(new CreatedEndpointService(new EndpointServiceSpec())));

    private PrivateLinkStackBuilder Change(Func<EndpointServiceSpec, EndpointServiceSpec> change) =>
        With(Description.Change<CreatedEndpointService>(service => service.With(change)));

    private protected override PrivateLinkStackBuilder With(StackDescription description) => new(description);
}
