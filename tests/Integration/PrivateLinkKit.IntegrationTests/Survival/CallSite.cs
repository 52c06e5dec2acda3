using PrivateLinkKit.Testing;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>One call of a run: the n-th call of an operation.</summary>
/// <param name="Operation">Service and operation, <c>ec2:CreateVpc</c>.</param>
/// <param name="Earlier">Number of calls to the same operation before it.</param>
internal sealed record CallSite(string Operation, int Earlier)
{
    /// <summary>true if the call changes something; describing, listing and assuming a role do not.</summary>
    public bool Changes { get; } = !Operation.Contains(":Describe", StringComparison.Ordinal)
        && !Operation.Contains(":Get", StringComparison.Ordinal)
        && !Operation.Contains(":List", StringComparison.Ordinal) && !Operation.EndsWith(":AssumeRole", StringComparison.Ordinal);

    /// <summary>Position among the calls; null if it was not made.</summary>
    public int? IndexIn(IEnumerable<RecordedRequest> calls) =>
        calls.Index().Where(call => OperationOf(call.Item) == Operation).Skip(Earlier).Select(call => (int?)call.Index).FirstOrDefault();

    public static string OperationOf(RecordedRequest call) => $"{call.Service}:{call.Operation}";
}
