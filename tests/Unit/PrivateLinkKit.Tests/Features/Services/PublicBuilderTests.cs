using System.Reflection;
using PrivateLinkKit.Tests.Features.Stacks;

namespace PrivateLinkKit.Tests.Features.Services;

/// <summary>Every method refuses null and names the parameter.</summary>
public class PublicBuilderTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly object[] Builders =
    [
        PrivateLink.ExposeService("api"),
        Describe.InVpc(),
        Describe.OnFargate(),
        Describe.OnFargate().BehindAlb(),
        Describe.Exposed(),
        VpcBuilder.ForService,
        new UsedVpcBuilder(Describe.Vpc),
        new FargateBuilder(),
        new AlbBuilder(),
        new NlbBuilder(),
        new ConsumerBuilder("app"),
        new HealthCheckBuilder("/", "200"),
    ];

    [Fact]
    public void Verb_NullArgument_IsRefusedByName() => Assert.All(Builders.SelectMany(Cases), verb =>
    {
        var arguments = verb.Method.GetParameters().Select(parameter => parameter == verb.Parameter ? null : Sample(parameter.ParameterType)).ToArray();

        var error = Assert.Throws<TargetInvocationException>(() => verb.Method.Invoke(verb.Builder, arguments)).InnerException;

        Assert.Equal(verb.Parameter.Name, Assert.IsType<ArgumentNullException>(error).ParamName);
    });

    [Fact]
    public void Verb_UndefinedChoice_IsRefusedByName()
    {
        Assert.Throws<ArgumentOutOfRangeException>("natGateways", () => VpcBuilder.ForService.WithNatGateways((NatGateways)9));
        Assert.Throws<ArgumentOutOfRangeException>("layout", () => VpcBuilder.ForService.WithSubnets((SubnetLayout)9));
        Assert.Throws<ArgumentOutOfRangeException>("tier", () => new ConsumerBuilder("app").InSubnets((SubnetTier)9));
        Assert.Throws<ArgumentOutOfRangeException>("architecture", () => new FargateBuilder().Architecture((CpuArchitecture)9));
    }

    private static IEnumerable<(object Builder, MethodInfo Method, ParameterInfo Parameter)> Cases(object builder) =>
        from method in builder.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where !method.IsSpecialName && method.Name != nameof(Equals) && !method.Name.Contains('<', StringComparison.Ordinal)
        from parameter in method.GetParameters()
        where !parameter.ParameterType.IsValueType && Nullability.Create(parameter).WriteState == NullabilityState.NotNull
        select (builder, method, parameter);

    private static object? Sample(Type type) =>
        type == typeof(string) ? "x" : type.IsValueType ? Activator.CreateInstance(type) : null;
}
