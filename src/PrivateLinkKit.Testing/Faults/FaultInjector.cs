namespace PrivateLinkKit.Testing;

/// <summary>Makes selected API calls fail: <c>aws.Faults.On("CreateVpc").Skip(1).Times(2).Throttle()</c>.</summary>
public sealed class FaultInjector
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];

    internal FaultInjector()
    {
    }

    /// <summary>Begins a fault for the calls of an operation.</summary>
    /// <param name="operation">An operation, <c>CreateVpc</c>, or an IAM action, <c>ec2:CreateVpc</c>; <c>*</c> matches any characters.</param>
    /// <returns>The fault, by default for the next matching call only; call one of its methods to set it.</returns>
    public Fault On(string operation) => new(this, operation);

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    internal void Add(FaultRule rule)
    {
        lock (_gate)
        {
            _rules.Add(rule);
        }
    }

    /// <summary>Counts the call against every fault; returns the effect of the first that applies.</summary>
    internal FaultEffect? Take(RecordedRequest call) => Take(call, _rules);

    /// <summary>Counts a call that one service makes of another, which only faults by name that fail or throttle it apply to.</summary>
    internal FaultEffect? TakeWithin(RecordedRequest call) => Take(call, _rules.Where(rule => rule.CountsWithin));

    private FaultEffect? Take(RecordedRequest call, IEnumerable<FaultRule> rules)
    {
        lock (_gate)
        {
            FaultEffect? effect = null;
            foreach (var rule in rules)
            {
                var taken = rule.Take(call);
                effect ??= taken;
            }

            return effect;
        }
    }
}
