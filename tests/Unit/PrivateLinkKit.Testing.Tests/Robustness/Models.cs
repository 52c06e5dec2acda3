using PrivateLinkKit.External.Generator.Model;

namespace PrivateLinkKit.Testing.Tests.Robustness;

/// <summary>The models of all services, from the definitions that the codecs are generated from.</summary>
internal static class Models
{
    public static IReadOnlyList<Api> All { get; } =
    [
        .. new[] { "ec2", "elasticloadbalancingv2", "ecs", "sts", "iam", "ssm", "logs", "secretsmanager", "kms", "ecr", "acm", "autoscaling" }.Select(name =>
        {
            using var reader = new StreamReader(typeof(Models).Assembly.GetManifestResourceStream($"{name}.api")!);
            return DefinitionReader.Read(reader.ReadToEnd());
        }),
    ];
}
