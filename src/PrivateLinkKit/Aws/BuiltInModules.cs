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
    public static ModuleSet Set { get; } = new([new Ec2Module(), new ElbV2Module(), new EcsModule(), new StsModule(), new SsmModule()]);
}
