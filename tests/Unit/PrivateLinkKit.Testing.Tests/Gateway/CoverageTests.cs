using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Acm;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;
using PrivateLinkKit.Testing.Wire.AutoScaling;
using PrivateLinkKit.Testing.Wire.Ec2;
using PrivateLinkKit.Testing.Wire.Ecr;
using PrivateLinkKit.Testing.Wire.Ecs;
using PrivateLinkKit.Testing.Wire.Efs;
using PrivateLinkKit.Testing.Wire.ElbV2;
using PrivateLinkKit.Testing.Wire.Iam;
using PrivateLinkKit.Testing.Wire.Kms;
using PrivateLinkKit.Testing.Wire.Logs;
using PrivateLinkKit.Testing.Wire.Rds;
using PrivateLinkKit.Testing.Wire.Route53;
using PrivateLinkKit.Testing.Wire.S3;
using PrivateLinkKit.Testing.Wire.SecretsManager;
using PrivateLinkKit.Testing.Wire.Sqs;
using PrivateLinkKit.Testing.Wire.Ssm;
using PrivateLinkKit.Testing.Wire.Sts;
using Task = System.Threading.Tasks.Task;

namespace PrivateLinkKit.Testing.Tests.Gateway;

public class CoverageTests : EmulatorTest
{
    public static TheoryData<string, string> Operations { get; } = new()
    {
        { "ec2", Names(Ec2Operations.All) },
        { "elasticloadbalancing", Names(ElbV2Operations.All) },
        { "sts", Names(StsOperations.All) },
        { "iam", Names(IamOperations.All) },
        { "autoscaling", Names(AutoScalingOperations.All) },
        { "rds", Names(RdsOperations.All) },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Service_EveryOperationDefined_IsEmulated(string service, string operations)
    {
        var missing = new List<string>();
        foreach (var operation in operations.Split(' '))
        {
            var (_, text) = await TestEnvironment.PostAsync($"Action={operation}", TestEnvironment.Scope(service));
            if (text.Contains("InvalidAction", StringComparison.Ordinal) || text.Contains("Internal", StringComparison.Ordinal))
            {
                missing.Add(operation);
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void JsonServices_EveryOperationDefined_IsEmulated() => Assert.Empty(
        EcsOperations.All.Concat(SsmOperations.All).Concat(LogsOperations.All).Concat(SecretsManagerOperations.All).Concat(KmsOperations.All)
            .Concat(EcrOperations.All).Concat(AcmOperations.All).Concat(SqsOperations.All).Select(operation => operation.Name)
            .Except(TestEnvironment.Aws.Services.SelectMany(service => service.Operations)));

    [Fact]
    public void RestServices_EveryOperationDefined_IsEmulated() => Assert.Empty(
        Route53Operations.All.Concat(S3Operations.All).Concat(EfsOperations.All).Concat(ApiGatewayV2Operations.All).Select(operation => operation.Name)
            .Except(TestEnvironment.Aws.Services.SelectMany(service => service.Operations)));

    [Fact]
    public void Service_EveryParameterHonoured_IsOneOfItsOperation() => Assert.Empty(
        from service in TestEnvironment.Aws.Services
        from entry in service.Emulated
        from name in entry.Honoured.Members
        where name != "DryRun" && !IsMember(name.Split('.'), entry.Operation.Members)
        select $"{entry.Operation.Name}.{name}");

    private static bool IsMember(ReadOnlySpan<string> path, IReadOnlyList<RequestMember> members)
    {
        var name = path[0];
        return members.FirstOrDefault(member => member.Property == name) is { } found
            && (path.Length is 1 || (CoveragePage.StructureOf(found.Type).Members is { } inner && IsMember(path[1..], inner())));
    }

    private static string Names(IEnumerable<Operation> operations) => string.Join(' ', operations.Select(operation => operation.Name));
}
