using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using PrivateLinkKit.Engine.Model;
using PrivateLinkKit.Engine.Values;

namespace PrivateLinkKit;

/// <summary>
/// Value of a resource's property: text, a number, true or false, a list, a set, a map, a reference to an output of another resource, or a secret.
/// Strings, numbers, booleans and <see cref="Ref"/>s convert implicitly; null is an absent property.
/// </summary>
/// <remarks>
/// <see cref="ToJson"/> is the canonical form: two values without secrets are equal if, and only if, their canonical texts are. Comparisons, the hashes in
/// tags and the JSON of plans use it.
/// </remarks>
public abstract record PropertyValue
{
    /// <summary>Text after the name of a resource whose id AWS will assign.</summary>
    public const string KnownAfterApply = "(known after apply)";

    /// <summary>Version of the canonical form. It changes whenever an equal value gets another text.</summary>
    public const int FormatVersion = 1;

    internal const string Hidden = "(hidden)";

    private protected PropertyValue()
    {
    }

    /// <summary>true if it is or contains a secret.</summary>
    internal bool IsSecret => Any<SecretValue>();

    /// <summary>true if it is or contains the output of a resource that does not exist yet.</summary>
    internal bool HasReference => Any<ReferenceValue>();

    /// <summary>true for a list, set or map without elements.</summary>
    internal virtual bool IsEmpty => false;

    /// <summary>Values inside this one.</summary>
    private protected virtual IEnumerable<PropertyValue> Parts => [];

    /// <summary>Converts text.</summary>
    /// <param name="text">The text; null: absent.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator PropertyValue?(string? text) => text is null ? null : new TextValue(text);

    /// <summary>Converts a number, such as an <see cref="int"/>.</summary>
    /// <param name="number">The number; null: absent.</param>
    [return: NotNullIfNotNull(nameof(number))]
    public static implicit operator PropertyValue?(decimal? number) => number is { } value ? new NumberValue(value) : null;

    /// <summary>Converts true or false.</summary>
    /// <param name="flag">The value; null: absent.</param>
    [return: NotNullIfNotNull(nameof(flag))]
    public static implicit operator PropertyValue?(bool? flag) => flag is { } value ? new BooleanValue(value) : null;

    /// <summary>Converts a reference; one to a known value becomes text.</summary>
    /// <param name="reference">The reference; null: absent.</param>
    [return: NotNullIfNotNull(nameof(reference))]
    public static implicit operator PropertyValue?(Ref? reference) => reference switch
    {
        null => null,
        KnownValue known => new TextValue(known.Value),
        OutputOf output => new ReferenceValue(output),
        _ => throw new NotSupportedException($"A reference of type {reference.GetType().Name} has no value."),
    };

    /// <summary>Creates a set: a list whose order AWS does not keep. Its elements are ordered by their canonical form, and equal ones are merged.</summary>
    /// <param name="items">The elements; null: absent.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    [return: NotNullIfNotNull(nameof(items))]
    public static PropertyValue? Set(IEnumerable<PropertyValue>? items) => items is null ? null : ListValue.SetOf(WithoutNull(items));

    /// <inheritdoc cref="Set(IEnumerable{PropertyValue}?)"/>
    [return: NotNullIfNotNull(nameof(items))]
    public static PropertyValue? Set(IEnumerable<string>? items) => Set(items?.Select(item => (PropertyValue)item));

    /// <inheritdoc cref="Set(IEnumerable{PropertyValue}?)"/>
    [return: NotNullIfNotNull(nameof(items))]
    public static PropertyValue? Set(IEnumerable<Ref>? items) => Set(items?.Select(item => (PropertyValue)item));

    /// <summary>Creates a list whose order matters.</summary>
    /// <param name="items">The elements; null: absent.</param>
    /// <exception cref="ArgumentException">An element is null.</exception>
    [return: NotNullIfNotNull(nameof(items))]
    public static PropertyValue? List(IEnumerable<PropertyValue>? items) =>
        items is null ? null : new ListValue(WithoutNull(items).ToEquatableList(), isSet: false);

    /// <inheritdoc cref="List(IEnumerable{PropertyValue}?)"/>
    [return: NotNullIfNotNull(nameof(items))]
    public static PropertyValue? List(IEnumerable<string>? items) => List(items?.Select(item => (PropertyValue)item));

    /// <inheritdoc cref="List(IEnumerable{PropertyValue}?)"/>
    [return: NotNullIfNotNull(nameof(items))]
    public static PropertyValue? List(IEnumerable<Ref>? items) => List(items?.Select(item => (PropertyValue)item));

    /// <summary>Creates a map. The order of its entries does not matter.</summary>
    /// <param name="entries">Names and values, where an entry without a value is left out; null: absent.</param>
    /// <exception cref="ArgumentException">A name is null, or two entries have the same.</exception>
    [return: NotNullIfNotNull(nameof(entries))]
    public static PropertyValue? Map(params IEnumerable<(string Name, PropertyValue? Value)>? entries) => entries is null ? null : MapValue.Of(entries);

    /// <summary>Creates a secret: text that no hash, tag, log or progress contains, and plans show only on request.</summary>
    /// <param name="text">The secret; null: absent.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static PropertyValue? Secret(string? text) => text is null ? null : new SecretValue(text);

    /// <summary>
    /// Reads the canonical form, or other JSON; an array becomes a list, members that are null are left out, and numbers are rounded to 28 digits.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <returns>null for null.</returns>
    /// <exception cref="FormatException">
    /// There is no JSON; an element of an array is null; a number is out of the range of <see cref="decimal"/>; an object has a name twice; a name that begins
    /// with <c>$</c> is not one of the canonical form; a reference is incomplete, or has other members; or a secret is hidden, so that it cannot be read. The
    /// message names what it is.
    /// </exception>
    public static PropertyValue? FromJson(JsonElement json) => PropertyJson.Read(json);

    /// <summary>
    /// Returns the canonical form: JSON without white space, whose maps are ordered by the UTF-16 units of their names, whose numbers have neither exponent nor
    /// trailing zeros, and whose texts escape only quotation marks, backslashes and control characters. A reference is
    /// <c>{"$ref":"orders/vpc","$output":"Id"}</c>, a hidden secret <c>{"$secret":"(hidden)"}</c>; a <c>$</c> that begins the name in a map is doubled.
    /// </summary>
    /// <param name="showSecrets">true: secrets appear as text.</param>
    public string ToJson(bool showSecrets = false)
    {
        var json = new StringBuilder();
        WriteTo(json, showSecrets);
        return json.ToString();
    }

    /// <summary>Returns text for people; hides secrets, and does not distinguish all values.</summary>
    public sealed override string ToString() => Text(showSecrets: false);

    /// <inheritdoc cref="ToString()"/>
    /// <param name="showSecrets">true: secrets appear as text.</param>
    internal abstract string Text(bool showSecrets);

    /// <summary>Returns the text inside that of another value.</summary>
    internal virtual string InnerText(bool showSecrets) => Text(showSecrets);

    /// <summary>Writes the canonical form.</summary>
    internal abstract void WriteTo(StringBuilder json, bool showSecrets);

    /// <summary>Replaces references by the outputs that are known.</summary>
    internal PropertyValue Resolve(Outputs outputs) => !HasReference ? this : Select(value =>
        value is ReferenceValue reference && outputs.Find(reference.Output) is { } known ? new TextValue(known) : value);

    /// <summary>Replaces each text, number, boolean, reference and secret.</summary>
    internal virtual PropertyValue Select(Func<PropertyValue, PropertyValue> replace) => replace(this);

    private static IEnumerable<PropertyValue> WithoutNull(IEnumerable<PropertyValue> items) =>
        items.Select(item => item ?? throw new ArgumentException("An element is null; leave it out.", nameof(items)));

    private bool Any<T>() => this is T || Parts.Any(part => part.Any<T>());
}
