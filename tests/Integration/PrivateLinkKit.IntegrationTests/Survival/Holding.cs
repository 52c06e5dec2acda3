using PrivateLinkKit.Testing.Conformance;

namespace PrivateLinkKit.IntegrationTests.Survival;

/// <summary>One resource in an account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Kind">The list of AWS that contains it.</param>
/// <param name="Id">AWS's id or ARN.</param>
/// <param name="Owner">Its ownership tags, as <c>stack/logical id</c>; null: none.</param>
internal sealed record Holding(string Account, string Kind, string Id, string? Owner)
{
    /// <summary>Identity of the resource, regardless of duplicates.</summary>
    public string Role => $"{Account} {Kind} {Owner ?? "(nobody's)"}";

    /// <inheritdoc cref="Roles.Difference"/>
    public static string? Difference(IReadOnlyList<Holding> expected, IReadOnlyList<Holding> found) =>
        Roles.Difference(expected.Select(held => held.Role), found.Select(held => held.Role));
}
