using PrivateLinkKit.Testing.Protocols;

namespace PrivateLinkKit.Testing.Conformance.Faults;

/// <summary>One call of a run: the n-th call of an operation.</summary>
/// <param name="Operation">Service and operation, <c>ec2:CreateVpc</c>.</param>
/// <param name="Earlier">Number of calls to the same operation before it.</param>
internal sealed record CallSite(string Operation, int Earlier)
{
    /// <summary>true if the call changes something; reads and assuming a role do not.</summary>
    public bool Changes { get; } = !OperationNames.OnlyReads(Operation.Split(':')[1]) && !Operation.EndsWith(":AssumeRole", StringComparison.Ordinal);

    /// <summary>Position among all calls; null if it was not made.</summary>
    public int? IndexIn(IEnumerable<RecordedRequest> calls, Func<RecordedRequest, bool> isOfTheKind) =>
        calls.Index().Where(call => OperationOf(call.Item) == Operation && isOfTheKind(call.Item))
            .Skip(Earlier).Select(call => (int?)call.Index).FirstOrDefault();

    /// <summary>Returns the calls in their order.</summary>
    public static IReadOnlyList<CallSite> Of(IEnumerable<RecordedRequest> calls)
    {
        var counts = new Dictionary<string, int>();
        return [.. calls.Select(OperationOf).Select(operation => new CallSite(operation, counts[operation] = counts.GetValueOrDefault(operation, -1) + 1))];
    }

    public static string OperationOf(RecordedRequest call) => $"{call.Service}:{call.Operation}";
}
