using PrivateLinkKit.Aws.Ec2;
using PrivateLinkKit.Aws.Ecs;
using PrivateLinkKit.Aws.ElbV2;
using PrivateLinkKit.Aws.Ssm;
using PrivateLinkKit.Aws.Sts;
using PrivateLinkKit.Engine.Modules;

namespace PrivateLinkKit.Aws;

/// <summary>The library's own modules.</summary>
internal static class BuiltInModules
{
    private static readonly AwsModule[] All = [new Ec2Module(), new ElbV2Module(), new EcsModule(), new StsModule(), new SsmModule()];

    public static ModuleSet Set { get; } = new(All);

    /// <summary>The library's modules, and others.</summary>
    /// <exception cref="ArgumentException">Two modules are of one service, or two handlers of one type.</exception>
    public static ModuleSet With(IReadOnlyCollection<AwsModule> others) => others.Count == 0 ? Set : new([.. All, .. others]);
}
