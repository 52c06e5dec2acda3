using System.Text;
using System.Text.Json;
using PrivateLinkKit.Engine.Execution;
using PrivateLinkKit.Engine.Guards;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit;

/// <summary>
/// Consent to interruptions that were seen. It covers an interruption of the same stack, home, code, unit, resource and evidence that disconnects no other
/// endpoint.
/// </summary>
public sealed class InterruptionConsent
{
    private readonly ILookup<(InterruptionCode Code, string LogicalId), Interruption> _byResource;

    private InterruptionConsent(IReadOnlyList<Interruption> interruptions)
    {
        Interruptions = interruptions;
        _byResource = interruptions.ToLookup(interruption => (interruption.Code, interruption.LogicalId));
    }

    /// <summary>The interruptions that are consented to.</summary>
    public IReadOnlyList<Interruption> Interruptions { get; }

    /// <summary>Consents to these interruptions.</summary>
    /// <param name="interruptions">Such as <see cref="Plan.Interruptions"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="interruptions"/> is null.</exception>
    public static InterruptionConsent To(IEnumerable<Interruption> interruptions)
    {
        ArgumentNullException.ThrowIfNull(interruptions);
        return new InterruptionConsent([.. interruptions]);
    }

    /// <summary>Reads a consent from JSON.</summary>
    /// <param name="json">From <see cref="ToJson"/>, or a reviewed <see cref="Plan.ToJson"/>, whose <c>interruptions</c> are consented to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="json"/> is not such a document.</exception>
    public static InterruptionConsent FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return new InterruptionConsent(InterruptionJson.Read(json));
    }

    /// <summary>Returns the consent as a JSON document, for a pipeline that plans and applies in separate steps.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            InterruptionJson.Write(json, Interruptions);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Returns true if the interruption was consented to.</summary>
    /// <param name="interruption">An interruption of a later plan.</param>
    /// <exception cref="ArgumentNullException"><paramref name="interruption"/> is null.</exception>
    public bool Covers(Interruption interruption)
    {
        ArgumentNullException.ThrowIfNull(interruption);
        return _byResource[(interruption.Code, interruption.LogicalId)].Any(seen =>
            (seen.StackName, seen.Home, seen.Unit, seen.Evidence) == (interruption.StackName, interruption.Home, interruption.Unit, interruption.Evidence)
            && !interruption.Endpoints.ExceptBy(seen.Endpoints.Select(endpoint => endpoint.EndpointId), endpoint => endpoint.EndpointId).Any());
    }

    /// <exception cref="WrongConsentException">An interruption is of another stack, or of one of this name at another home.</exception>
    internal void RequireOnly(StackIdentity stack)
    {
        if (Interruptions.FirstOrDefault(one => (one.StackName, one.Home) != (stack.Stack, stack.Home.ToString())) is { } other)
        {
            throw new WrongConsentException(stack.Stack, stack.Home.ToString(), other.StackName, other.Home);
        }
    }
}
