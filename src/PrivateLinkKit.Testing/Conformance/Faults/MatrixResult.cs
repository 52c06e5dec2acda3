namespace PrivateLinkKit.Testing.Conformance.Faults;

/// <summary>Result of a matrix.</summary>
/// <param name="Cases">Number of cases.</param>
/// <param name="Faults">Number of cases with a fault at a call.</param>
/// <param name="Met">Number of faults whose call was made.</param>
/// <param name="Violations">The violated invariants, with the case.</param>
internal sealed record MatrixResult(int Cases, int Faults, int Met, IReadOnlyList<string> Violations);
