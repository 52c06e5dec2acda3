using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace PrivateLinkKit.Hosting;

/// <summary>
/// Sets options from a section of the configuration as the framework's binder does, but goes on after a fault: keys that mean nothing and values that cannot
/// be read are all told at once. Its keys are written out, so there is nothing for trimming to lose.
/// </summary>
/// <param name="section">The section, or the configuration that it is in.</param>
/// <param name="faults">What cannot be read of it is added here.</param>
internal sealed class SectionReader(IConfiguration section, List<string> faults)
{
    private readonly List<string> _known = [];
    private readonly HashSet<string> _seen = new(StringComparer.OrdinalIgnoreCase);

    public SectionReader Text(string key, Action<string?> set) => Value(key, "a text", (text, _) => text, set, ifEmpty: () => set(null));

    public SectionReader Url(string key, Action<Uri?> set) =>
        Value(key, "a URL", (text, _) => new Uri(text, UriKind.RelativeOrAbsolute), set, ifEmpty: () => set(null));

    public SectionReader Number(string key, Action<int> set) => Value(key, "a number", (text, invariant) => int.Parse(text, NumberStyles.Integer, invariant), set);

    public SectionReader Share(string key, Action<double> set) => Value(key, "a number", (text, invariant) => double.Parse(text, NumberStyles.Float, invariant), set);

    public SectionReader Flag(string key, Action<bool> set, Action? ifEmpty = null) => Value(key, "true or false", (text, _) => bool.Parse(text), set, ifEmpty);

    /// <summary>A number alone would be days, which hardly anybody means.</summary>
    public SectionReader Time(string key, Action<TimeSpan> set, Action? ifEmpty = null) => Value(
        key, "a time; write it as 00:00:30", (text, invariant) => text.Contains(':', StringComparison.Ordinal) ? TimeSpan.Parse(text, invariant) : throw new FormatException(), set, ifEmpty);

    public SectionReader OneOf<T>(string key, Action<T> set)
        where T : struct, Enum => Value(
        key,
        $"one of {string.Join(", ", Enum.GetNames<T>())}",
        (text, _) => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : throw new FormatException(),
        set);

    public SectionReader Section(string key, Action<SectionReader> read)
    {
        _known.Add(key);
        if (Find(key) is { } child)
        {
            Enter(child, read);
        }

        return this;
    }

    /// <summary>A section whose keys are names that the host chooses.</summary>
    public SectionReader Entries<T>(string key, IDictionary<string, T> entries, Action<SectionReader, T> read)
        where T : new() => Section(key, inner =>
    {
        foreach (var child in inner.Children())
        {
            inner.Enter(child, reader => read(reader, entries.TryGetValue(child.Key, out var known) ? known : entries[child.Key] = new T()));
        }
    });

    /// <summary>What only code can say.</summary>
    public SectionReader InCode(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Find(key) is { } child)
            {
                faults.Add($"{child.Path} is set in code, not by configuration.");
            }
        }

        return this;
    }

    /// <summary>A key that somebody else reads.</summary>
    public SectionReader NotOurs(string key)
    {
        Find(key);
        return this;
    }

    /// <summary>Tells of all keys that were not asked for.</summary>
    public void End() => faults.AddRange(
        section.GetChildren().Where(child => !_seen.Contains(child.Key)).Select(child => $"{child.Path} means nothing. What can be set there: {string.Join(", ", _known)}."));

    private SectionReader Value<T>(string key, string kind, Func<string, CultureInfo, T> parse, Action<T> set, Action? ifEmpty = null)
    {
        _known.Add(key);
        if (Find(key) is not { } child)
        {
            return this;
        }

        if (child.GetChildren().Any())
        {
            faults.Add($"{child.Path} is a section, but has to be one value.");
        }
        else if (child.Value is not { Length: > 0 } text)
        {
            ifEmpty?.Invoke();
        }
        else
        {
            try
            {
                set(parse(text, CultureInfo.InvariantCulture));
            }
            catch (Exception error) when (error is FormatException or OverflowException)
            {
                faults.Add($"{child.Path} '{text}' is not {kind}.");
            }
        }

        return this;
    }

    private void Enter(IConfigurationSection child, Action<SectionReader> read)
    {
        if (child.Value is { Length: > 0 } value && !child.GetChildren().Any())
        {
            faults.Add($"{child.Path} is '{value}', but has to be a section.");
            return;
        }

        read(new SectionReader(child, faults));
    }

    private IEnumerable<IConfigurationSection> Children() => section.GetChildren();

    private IConfigurationSection? Find(string key)
    {
        _seen.Add(key);
        return section.GetChildren().FirstOrDefault(child => child.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
    }
}
