//! Malicious articles, claims, paths and outputs, each of which must come to a clear end within bounded time.
//!
//! The program is run as a person would run it. Whatever it is given, it ends with 0, 1 or 2 before the deadline, never
//! panics, says in words what it could not do, and lets nothing of the text reach a terminal as anything but text. What
//! is malicious is made here by a line of code; no large file lies in the repository.

#![cfg(unix)]

mod articles;
mod claims;
mod paths;
mod sandbox;
mod writing;
