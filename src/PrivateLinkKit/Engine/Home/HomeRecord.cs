using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Engine.Home;

/// <summary>A stack's home record, as read once.</summary>
internal sealed class HomeRecord
{
    /// <summary>A record that cannot be read.</summary>
    /// <param name="reason">Why it cannot be read.</param>
    public static HomeRecord Unavailable(RecordUnavailableException reason) => new() { UnavailableBecause = reason.Message, IsSilent = reason.IsSilence };

    /// <summary>Why the record cannot be read; null if it was read.</summary>
    public string? UnavailableBecause { get; private init; }

    /// <summary>true if the store did not answer.</summary>
    public bool IsSilent { get; private init; }

    /// <summary>Places other than the home in which the stack may have resources.</summary>
    public IReadOnlyDictionary<Place, PlaceAccess> Places { get; private init; } = new Dictionary<Place, PlaceAccess>();

    /// <summary>Principals whose permissions may not be tagged yet, by the name of their text.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Adding { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Facts about the stack as a whole; null if none are recorded.</summary>
    public StackFacts? Facts { get; private init; }

    /// <summary>Names of malformed texts.</summary>
    public IReadOnlyList<string> Malformed { get; private init; } = [];

    public static HomeRecord Of(IReadOnlyDictionary<string, string> texts)
    {
        var (places, adding, malformed) = (new Dictionary<Place, PlaceAccess>(), new Dictionary<string, IReadOnlyList<string>>(), new List<string>());
        StackFacts? facts = null;
        foreach (var (name, text) in texts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (PlaceAccess.PlaceIn(name) is { } place && PlaceAccess.Parse(place, text) is { } access)
            {
                places[place] = access;
            }
            else if (PrincipalTexts.IsName(name) && PrincipalTexts.Parse(text) is { } principals)
            {
                adding[name] = principals;
            }
            else if (name is StackFacts.Name && StackFacts.Parse(text) is { } parsed)
            {
                facts = parsed;
            }
            else
            {
                malformed.Add(name);
            }
        }

        return new HomeRecord { Places = places, Adding = adding, Facts = facts, Malformed = malformed };
    }
}
