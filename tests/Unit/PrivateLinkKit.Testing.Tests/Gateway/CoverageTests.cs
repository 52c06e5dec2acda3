using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Wire.Ec2;
using PrivateLinkKit.Testing.Wire.ElbV2;
using PrivateLinkKit.Testing.Wire.Sts;

namespace PrivateLinkKit.Testing.Tests.Gateway;

public class CoverageTests : LabTest
{
    public static TheoryData<string, string> Operations { get; } = new()
    {
        { "ec2", Names(Ec2Operations.All) },
        { "elasticloadbalancing", Names(ElbV2Operations.All) },
        { "sts", Names(StsOperations.All) },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Service_EveryOperationDefined_IsEmulated(string service, string operations)
    {
        var missing = new List<string>();
        foreach (var operation in operations.Split(' '))
        {
            var (_, text) = await Lab.PostAsync($"Action={operation}", Lab.Scope(service));
            if (text.Contains("InvalidAction", StringComparison.Ordinal) || text.Contains("InternalError", StringComparison.Ordinal))
            {
                missing.Add(operation);
            }
        }

        Assert.Empty(missing);
    }

    private static string Names(IEnumerable<Operation> operations) => string.Join(' ', operations.Select(operation => operation.Name));
}
