#nullable disable
using System.Globalization;
using System.Xml.Linq;

namespace StandIn;

/// <summary>An element of an XML response.</summary>
internal sealed class XmlSource(XElement element)
{
    public XmlSource this[string name] => element.Element(element.Name.Namespace + name) is { } child ? new XmlSource(child) : null;

    public string Text() => element.Value;
    public int Integer() => int.Parse(element.Value, CultureInfo.InvariantCulture);
    public long Long() => long.Parse(element.Value, CultureInfo.InvariantCulture);
    public float Float() => float.Parse(element.Value, CultureInfo.InvariantCulture);
    public double Double() => double.Parse(element.Value, CultureInfo.InvariantCulture);
    public bool Boolean() => bool.Parse(element.Value);
    public DateTime Timestamp() => DateTime.Parse(
        element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
    public MemoryStream Blob() => new(Convert.FromBase64String(element.Value));
    public T As<T>(Func<XmlSource, T> read) => read(this);

    public List<T> List<T>(Func<XmlSource, T> read) => [.. element.Elements().Select(item => read(new XmlSource(item)))];

    // XML does not distinguish an empty list from a missing one: the SDK returns null.
    public List<T> List<T>(string name, Func<XmlSource, T> read) => this[name]?.List(read) is { Count: > 0 } items ? items : Nothing.List<T>();

    public Dictionary<string, T> Map<T>(string name, Func<XmlSource, T> read) => this[name]?.Map(read) is { Count: > 0 } entries ? entries : Nothing.Map<T>();

    public Dictionary<string, T> Map<T>(Func<XmlSource, T> read) =>
        element.Elements().Select(entry => new XmlSource(entry)).ToDictionary(entry => entry["key"].Text(), entry => read(entry["value"]));
}
