import React from "react";

/** Shows a name. */
export function Badge({ name, onClick }) {
  const label = name ? name.trim() : "nobody";
  return <button onClick={() => onClick(label)}>Hello {label}!</button>;
}

class Counter extends React.Component {
  state = { count: 0 };
  increment = () => {
    this.setState({ count: this.state.count + 1 });
  };
  render() {
    return (
      <div>
        {this.state.count > 1 && <Badge name="many" />}
      </div>
    );
  }
}

export default Counter;
