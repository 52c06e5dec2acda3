using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Execution;

/// <summary>Outcome of an apply.</summary>
/// <param name="Plan">The last plan that was executed.</param>
/// <param name="Outputs">States of the stack's resources.</param>
/// <param name="Outcomes">Outcome of each change.</param>
/// <param name="Calls">Number of AWS calls by operation.</param>
internal sealed record Applied(Plan Plan, Outputs Outputs, IReadOnlyList<ChangeOutcome> Outcomes, IReadOnlyDictionary<string, int> Calls)
{
    /// <summary>Refused interruptions, whose units were held back.</summary>
    public IReadOnlyList<Interruption> Held { get; init; } = [];

    /// <summary>Facts about what was not brought into line.</summary>
    public IReadOnlyList<PlanNote> Notes { get; init; } = [];
}
